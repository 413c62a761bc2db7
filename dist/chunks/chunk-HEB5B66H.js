export{a_43 as a,b_43 as b,c_43 as c,d_43 as d,e_43 as e,f_43 as f,g_43 as g}from"./check-at-once.js";
