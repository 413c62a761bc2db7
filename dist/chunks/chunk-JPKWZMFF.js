export{a_31 as a,b_31 as b,c_31 as c,d_31 as d,e_31 as e,f_31 as f,g_31 as g,h_31 as h,i_31 as i}from"./review-at-once.js";
