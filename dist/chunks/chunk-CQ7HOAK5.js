export{a_45 as a,b_45 as b,c_45 as c,d_45 as d,e_45 as e,f_45 as f,g_45 as g,h_45 as h}from"./check-at-once.js";
