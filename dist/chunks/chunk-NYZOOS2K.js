export{a_4 as a,b_4 as b,c_4 as c,d_4 as d,e_4 as e,f_4 as f,g_4 as g}from"./aws-at-once.js";
